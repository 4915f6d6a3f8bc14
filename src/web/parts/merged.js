/* A role that two people changed: the changes of one on what the other has saved. */

/** @param {any} one @param {any} other */
const isSame = (one, other) => JSON.stringify(one) === JSON.stringify(other);

/**
 * What was changed from `before` to `mine`, made to `theirs`; where both changed the same, mine stands, and its name is in `both`.
 * Lists whose entries have ids are merged entry by entry, in their order. @param {any} before @param {any} mine @param {any} theirs
 * @returns {{ merged: any, both: string[] }}
 */
export function mergedOf(before, mine, theirs) {
  /** @type {string[]} */
  const both = [];
  const merged = Object.fromEntries(
    [...new Set([...Object.keys(theirs), ...Object.keys(mine)])].flatMap((key) => {
      const [was, own, other] = [before[key], mine[key], theirs[key]];
      if (isSame(was, own)) return key in theirs ? [[key, other]] : [];
      if (areListed(was) && areListed(own) && areListed(other)) {
        const list = listOf(was, own, other);
        both.push(...list.both);
        return [[key, list.merged]];
      }
      if (!isSame(was, other) && !isSame(own, other)) both.push(key);
      return own === undefined ? [] : [[key, own]];
    }),
  );
  return { merged, both };
}

/** @param {any} list */
const areListed = (list) => Array.isArray(list) && list.every((one) => typeof one?.id === 'string');

/** @param {any[]} was @param {any[]} own @param {any[]} other */
function listOf(was, own, other) {
  const byId = (/** @type {any[]} */ list) => new Map(list.map((one) => [one.id, one]));
  const [before, mine] = [byId(was), byId(own)];
  /** @type {string[]} */
  const both = [];
  const kept = other.flatMap((theirs) => {
    const [first, changed] = [before.get(theirs.id), mine.get(theirs.id)];
    // What I left out stays out unless they changed it meanwhile.
    if (changed === undefined) return first === undefined || !isSame(first, theirs) ? [theirs] : [];
    if (first === undefined || isSame(first, changed)) return [theirs];
    if (!isSame(first, theirs) && !isSame(changed, theirs)) both.push(theirs.label ?? theirs.id);
    return [changed];
  });
  const known = byId(other);
  // What I added, and what I changed and they left out.
  const added = own.filter((one) => !known.has(one.id) && !isSame(before.get(one.id), one));
  return { merged: [...kept, ...added], both };
}
