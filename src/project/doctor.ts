import type { Surroundings } from '../report/command';
export function runDoctor(_around: Surroundings): number {
  return 2;
}
