type Item = Electron.MenuItemConstructorOptions | Electron.MenuItem;

/** The keys by which an item says where it wants to be. */
interface Place {
  readonly id?: string;
  readonly type?: string;
  readonly visible?: boolean;
  readonly before?: readonly string[];
  readonly after?: readonly string[];
  readonly beforeGroupContaining?: readonly string[];
  readonly afterGroupContaining?: readonly string[];
}

/** Puts the items of a template where their position keys want them, then drops the separators that part nothing (M7.4). */
export function orderItems<T extends Item>(template: readonly T[]): T[] {
  const items = template as readonly (T & Place)[];
  const separators = items.filter(isPlainSeparator);
  const groups = sortGroups(mergeGroups(splitGroups(items)).map(sortGroup));
  const joined = groups.flatMap((group, index) => {
    if (index === 0) return group;
    const separator = separators.shift() ?? ({ type: 'separator' } as T & Place);
    return [separator, ...group];
  });
  return withoutExtraSeparators(joined);
}

function isPlainSeparator({ type, before, after, beforeGroupContaining, afterGroupContaining }: Place): boolean {
  return type === 'separator' && !before && !after && !beforeGroupContaining && !afterGroupContaining;
}

function splitGroups<T extends Place>(items: readonly T[]): T[][] {
  const groups: T[][] = [[]];
  for (const item of items) {
    if (!isPlainSeparator(item)) groups.at(-1)!.push(item);
    else if (groups.at(-1)!.length > 0) groups.push([]);
  }
  return groups.filter((group) => group.length > 0);
}

/** A group that wants to be beside an item of another one becomes a part of that. */
function mergeGroups<T extends Place>(groups: T[][]): T[][] {
  let merged = true;
  while (merged) merged = mergeOne(groups);
  return groups;
}

function mergeOne<T extends Place>(groups: T[][]): boolean {
  for (const [index, group] of groups.entries()) {
    const ids = group.flatMap(({ before = [], after = [] }) => [...before, ...after]);
    const target = ids.map((id) => groupWith(groups, id, group)).find((found) => found >= 0);
    if (target === undefined) continue;
    groups[target]!.push(...group);
    groups.splice(index, 1);
    return true;
  }
  return false;
}

/** The index of the group with an item of that id, which is not `except`; -1 where there is none. */
function groupWith<T extends Place>(groups: readonly T[][], id: string, except: readonly T[]): number {
  return groups.findIndex((group) => group !== except && group.some((item) => item.id === id));
}

function sortGroup<T extends Place>(group: readonly T[]): T[] {
  const indexes = new Map(group.map(({ id }, index) => [id, index]));
  const edges = new Edges();
  for (const [index, { before = [], after = [] }] of group.entries()) {
    for (const id of before) edges.add(indexes.get(id), index);
    for (const id of after) edges.add(index, indexes.get(id));
  }
  return edges.sorted(group);
}

function sortGroups<T extends Place>(groups: readonly T[][]): T[][] {
  const edges = new Edges();
  for (const [index, group] of groups.entries()) addGroupEdge(groups, index, group, edges);
  return edges.sorted(groups);
}

/** Of a group's wishes, the first that can be met counts. */
function addGroupEdge<T extends Place>(groups: readonly T[][], index: number, group: readonly T[], edges: Edges): void {
  for (const { beforeGroupContaining = [], afterGroupContaining = [] } of group) {
    for (const [ids, isBefore] of [
      [beforeGroupContaining, true],
      [afterGroupContaining, false],
    ] as const) {
      const other = ids.map((id) => groupWith(groups, id, group)).find((found) => found >= 0);
      if (other === undefined) continue;
      if (isBefore) edges.add(other, index);
      else edges.add(index, other);
      return;
    }
  }
}

/** What must come before what, by index. */
class Edges {
  readonly #before = new Map<number, number[]>();

  /** `first` comes before `index`; what is not there is nobody's wish. */
  add(index: number | undefined, first: number | undefined): void {
    if (index === undefined || first === undefined) return;
    this.#before.set(index, [...(this.#before.get(index) ?? []), first]);
  }

  /** Depth first, from the order that is there; a circle is broken where it is met. */
  sorted<T>(list: readonly T[]): T[] {
    const sorted: T[] = [];
    const seen = new Set<number>();
    const visit = (index: number) => {
      if (seen.has(index)) return;
      seen.add(index);
      for (const first of this.#before.get(index) ?? []) visit(first);
      sorted.push(list[index]!);
    };
    for (const index of list.keys()) visit(index);
    return sorted;
  }
}

function withoutExtraSeparators<T extends Place>(items: readonly T[]): T[] {
  const isExtra = (item: T) => item.type === 'separator' && item.visible !== false;
  return items
    .filter((item, index, all) => !isExtra(item) || index === 0 || all[index - 1]!.type !== 'separator')
    .filter((item, index, all) => !isExtra(item) || (index !== 0 && index !== all.length - 1));
}
