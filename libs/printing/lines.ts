/** Where lines may end: between Chinese characters and after words, never before a closing mark. */

const NEVER_FIRST = /^[，。、；：？！）》〕】”’%％…—·,.;:?!)\]]$/u;
const NEVER_LAST = /^[（《〔【“‘(\[¥￥]$/u;
/** Words and numbers are kept whole where they fit. */
const UNITS = /[A-Za-z0-9_.,:\-+/@#%]+|./gsu;

/**
 * @param width of a text
 * @param widest that a line may be
 * @returns one line at least
 */
export function brokenInto(
  text: string,
  width: (text: string) => number,
  widest: number,
): readonly string[] {
  if (width(text) <= widest) return [text];
  const lines: string[] = [];
  let line = '';
  let used = 0;
  for (const unit of unitsOf(text, width, widest)) {
    const more = width(unit);
    if (line !== '' && used + more > widest && !NEVER_FIRST.test(unit)) {
      const [kept, taken] = withoutOpening(line);
      lines.push(kept.trimEnd());
      line = taken;
      used = width(taken);
    }
    if (line === '' && unit === ' ') continue;
    line += unit;
    used += more;
  }
  if (line !== '') lines.push(line);
  return lines;
}

function unitsOf(text: string, width: (text: string) => number, widest: number): string[] {
  const units = text.match(UNITS) ?? [];
  return units.flatMap((unit) => (width(unit) > widest ? [...unit] : [unit]));
}

/** An opening bracket goes along to the next line. */
function withoutOpening(line: string): readonly [string, string] {
  const last = line.at(-1)!;
  return NEVER_LAST.test(last) && line.length > 1 ? [line.slice(0, -1), last] : [line, ''];
}
