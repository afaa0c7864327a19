import type { Raster } from './raster';

/** Which of Skia's filters: `best` is Lanczos with three lobes, the others a Hamming window of one. */
export type Quality = 'good' | 'better' | 'best';

interface Filter {
  /** In source pixels, where nothing is made smaller. */
  readonly radius: number;
  weight(distance: number): number;
}

const lanczos: Filter = {
  radius: 3,
  weight: (distance) => (Math.abs(distance) >= 3 ? 0 : sinc(distance) * sinc(distance / 3)),
};

const hamming: Filter = {
  radius: 1,
  weight: (distance) => (Math.abs(distance) >= 1 ? 0 : sinc(distance) * (0.54 + 0.46 * Math.cos(Math.PI * distance))),
};

/** What one pixel of the result is made of: source pixels from `first` on, with weights that add up to 1. */
interface Mix {
  readonly first: number;
  readonly weights: readonly number[];
}

/**
 * A raster of another size, each pixel a weighted mean of those around it.
 *
 * @param width - in pixels, at least 1, as `height` is
 */
export function resample(raster: Raster, width: number, height: number, quality: Quality): Raster {
  const filter = quality === 'best' ? lanczos : hamming;
  const across = mixes(raster.width, width, filter);
  const down = mixes(raster.height, height, filter);
  // Rows first, unrounded, so that the second step works on what the first one meant.
  const rows = new Float64Array(width * raster.height * 4);
  for (let y = 0; y < raster.height; y++) {
    for (let x = 0; x < width; x++) {
      mix(raster.pixels, (y * raster.width + across[x]!.first) * 4, 4, across[x]!, rows, (y * width + x) * 4);
    }
  }
  const means = new Float64Array(width * height * 4);
  for (let y = 0; y < height; y++) {
    for (let x = 0; x < width; x++) {
      mix(rows, (down[y]!.first * width + x) * 4, width * 4, down[y]!, means, (y * width + x) * 4);
    }
  }
  return { width, height, pixels: rounded(means) };
}

function mix(
  from: ArrayLike<number>,
  start: number,
  step: number,
  { weights }: Mix,
  to: Float64Array,
  target: number,
): void {
  for (let channel = 0; channel < 4; channel++) {
    let sum = 0;
    for (let tap = 0; tap < weights.length; tap++) sum += weights[tap]! * from[start + tap * step + channel]!;
    to[target + channel] = sum;
  }
}

function mixes(from: number, to: number, { radius, weight }: Filter): Mix[] {
  const ratio = from / to;
  // What is made smaller is spread over as many source pixels as fall into one.
  const spread = Math.max(1, ratio);
  return Array.from({ length: to }, (_, index) => {
    const centre = (index + 0.5) * ratio;
    const first = Math.max(0, Math.floor(centre - radius * spread));
    const last = Math.min(from, Math.ceil(centre + radius * spread));
    const raw = Array.from({ length: last - first }, (_, tap) => weight((first + tap + 0.5 - centre) / spread));
    const sum = raw.reduce((a, b) => a + b, 0);
    return { first, weights: raw.map((value) => value / sum) };
  });
}

/** As bytes: lobes below zero overshoot, and no colour is more than its alpha. */
function rounded(means: Float64Array): Buffer {
  const pixels = Buffer.allocUnsafe(means.length);
  for (let at = 0; at < means.length; at += 4) {
    const alpha = byte(means[at + 3]!, 255);
    for (let channel = 0; channel < 3; channel++) pixels[at + channel] = byte(means[at + channel]!, alpha);
    pixels[at + 3] = alpha;
  }
  return pixels;
}

function byte(value: number, most: number): number {
  return Math.min(most, Math.max(0, Math.round(value)));
}

function sinc(distance: number): number {
  if (distance === 0) return 1;
  const angle = Math.PI * distance;
  return Math.sin(angle) / angle;
}
