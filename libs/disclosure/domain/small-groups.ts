/**
 * Small groups are merged into the next larger: what is shown by itself stands for at least so
 * many recipients. @source 2017, 四（四）; 个人信息保护法 第六条; policy `disclosure.smallGroup`
 */

/** What one published month, or one program of a year, adds up to. */
export interface Group {
  /** At least so many different persons or households are in it. */
  readonly recipients: number;
}

/** A group that is shown: one member, or several that are too small alone. */
export interface ShownGroup<G extends Group> {
  readonly members: readonly G[];
  readonly recipients: number;
}

/**
 * Small groups join each other and the smallest of the large ones. The same persons may stand in
 * several members, so a merged group counts as its largest member.
 * @param groups in the order in which they are shown; a merged group stands where its first stood
 * @returns nothing where not even all together are large enough
 */
export function mergeSmallGroups<G extends Group>(
  groups: readonly G[],
  least: number,
): readonly ShownGroup<G>[] {
  const small = groups.filter(({ recipients }) => recipients < least);
  if (small.length === 0) return groups.map((group) => shown([group]));
  const host = smallestOf(groups.filter(({ recipients }) => recipients >= least));
  if (host === undefined) return [];
  const merged = shown(groups.filter((group) => group === host || small.includes(group)));
  const others = groups.filter((group) => !merged.members.includes(group));
  const first = groups.indexOf(merged.members[0]!);
  const before = others.filter((group) => groups.indexOf(group) < first);
  const after = others.slice(before.length);
  return [
    ...before.map((group) => shown([group])),
    merged,
    ...after.map((group) => shown([group])),
  ];
}

function smallestOf<G extends Group>(groups: readonly G[]): G | undefined {
  let smallest: G | undefined;
  for (const group of groups) {
    if (smallest === undefined || group.recipients < smallest.recipients) smallest = group;
  }
  return smallest;
}

function shown<G extends Group>(members: readonly G[]): ShownGroup<G> {
  return { members, recipients: Math.max(...members.map(({ recipients }) => recipients)) };
}
