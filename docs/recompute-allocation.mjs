#!/usr/bin/env node
/**
 * Recomputes an allocation from its published table and nothing else.
 *
 *   node docs/recompute-allocation.mjs scheme.csv
 *
 * The table is what GET /api/v1/allocation-schemes/{id} answers as text/csv. Every figure that the
 * table derives is reckoned again, in whole numbers and fractions, and compared with what it says;
 * exit code 1 where one differs. No packages, no network: anybody can check what was published.
 * The formulas: docs/domain.md, section 7.
 */
import { readFileSync } from 'node:fs';

// --- Fractions: [numerator, denominator > 0n] -------------------------------------------------

const fraction = (above, below = 1n) => (below < 0n ? [-above, -below] : [above, below]);
const add = ([a, b], [c, d]) => [a * d + c * b, b * d];
const subtract = ([a, b], [c, d]) => [a * d - c * b, b * d];
const multiply = ([a, b], [c, d]) => [a * c, b * d];
const divide = ([a, b], [c, d]) => fraction(a * d, b * c);
const compare = ([a, b], [c, d]) => (a * d < c * b ? -1 : a * d > c * b ? 1 : 0);
const clamp = (x, low, high) => (compare(x, low) < 0 ? low : compare(x, high) > 0 ? high : x);
const floorOf = ([a, b]) => (a < 0n && a % b !== 0n ? a / b - 1n : a / b);
const ceilingOf = ([a, b]) => -floorOf([-a, b]);

/** To the nearest whole number, a half away from zero. */
function roundHalfUp([a, b]) {
  const magnitude = ((a < 0n ? -a : a) * 2n + b) / (b * 2n);
  return a < 0n ? -magnitude : magnitude;
}

const ONE = [1n, 1n];
const MILLION = 1_000_000n;
const millionths = ([a, b]) => roundHalfUp([a * MILLION, b]);

/** "1234.5" as a fraction; null where the cell is empty. */
function decimal(text) {
  if (text === '') return null;
  const match = /^(-?)(\d+)(?:\.(\d+))?$/.exec(text);
  if (!match) throw new Error(`not a decimal number: ${text}`);
  const places = match[3] ?? '';
  const magnitude = BigInt(match[2] + places);
  return [match[1] ? -magnitude : magnitude, 10n ** BigInt(places.length)];
}

const fenOf = (text) => (text === '' ? null : roundHalfUp(multiply(decimal(text), [100n, 1n])));

function shown(units, places) {
  const digits = (units < 0n ? -units : units).toString().padStart(places + 1, '0');
  return `${units < 0n ? '-' : ''}${digits.slice(0, -places)}.${digits.slice(-places)}`;
}
const yuan = (fen) => (fen === null ? '' : shown(fen, 2));

// --- The table --------------------------------------------------------------------------------

/** Rows of RFC 4180 as objects by the names of the first row. */
function readTable(text) {
  const rows = [[]];
  let cell = '';
  let quoted = false;
  const source = text.replace(/^\uFEFF/, '');
  for (let i = 0; i < source.length; i++) {
    const character = source[i];
    if (quoted) {
      if (character !== '"') cell += character;
      else if (source[i + 1] === '"') cell += source[++i];
      else quoted = false;
    } else if (character === '"') quoted = true;
    else if (character === ',' || character === '\n') {
      rows.at(-1).push(cell.replace(/\r$/, ''));
      cell = '';
      if (character === '\n') rows.push([]);
    } else cell += character;
  }
  const [header, ...lines] = rows.filter((row) => row.length > 1);
  return lines.map((line) => Object.fromEntries(header.map((name, i) => [name, line[i] ?? ''])));
}

// --- Factors ----------------------------------------------------------------------------------

const quotient = (above, below) =>
  above === null || below === null || below[0] <= 0n ? null : divide(above, below);

/** The mean of the years that have a need, to the fen. */
function laggedNeed(line) {
  const needs = Object.keys(line)
    .filter((name) => name.startsWith('need_year_') && line[name] !== '')
    .map((name) => fenOf(line[name]));
  if (needs.length === 0) return 0n;
  return roundHalfUp([needs.reduce((sum, need) => sum + need, 0n), BigInt(needs.length)]);
}

function meansOf(lines) {
  const sum = (name) =>
    lines.reduce((all, line) => add(all, decimal(line[name]) ?? [0n, 1n]), [0n, 1n]);
  const revenue = sum('revenue');
  return {
    perHead: quotient(revenue, sum('population')),
    needPerRevenue: quotient(sum('assessed_need'), revenue),
    ownPerRevenue: quotient(sum('own_budget'), revenue),
  };
}

const within = (value, line, factor) =>
  millionths(
    clamp(
      value,
      decimal(line[`allocation.${factor}.least`]),
      decimal(line[`allocation.${factor}.most`]),
    ),
  );

/** null where its figures are unknown. */
function difficultyKnown(line, { perHead }) {
  const reported = decimal(line.fiscal_difficulty);
  const own = quotient(decimal(line.revenue), decimal(line.population));
  const share = quotient(own, perHead);
  const weight = decimal(line['allocation.difficulty.weight']);
  return reported ?? (share && add(ONE, multiply(weight, subtract(ONE, share))));
}

const difficultyOf = (line, means) =>
  within(difficultyKnown(line, means) ?? ONE, line, 'difficulty');

/** 1 + weight × (share − 1), within its bounds; 1 where the share is unknown. */
function tilted(share, line, factor) {
  if (share === null) return MILLION;
  const weight = decimal(line[`allocation.${factor}.weight`]);
  return within(add(ONE, multiply(weight, subtract(share, ONE))), line, factor);
}

function pressureOf(line, { needPerRevenue }) {
  if (line.assessed !== 'true') return MILLION;
  const own = quotient(decimal(line.assessed_need), decimal(line.revenue));
  return tilted(quotient(own, needPerRevenue), line, 'pressure');
}

function effortOf(line, { ownPerRevenue }) {
  const own = quotient(decimal(line.own_budget), decimal(line.revenue));
  return tilted(quotient(own, ownPerRevenue), line, 'effort');
}

/** Where policy says so, resource regions count only where their finances are known to be weak. */
function resourceOf(line, means) {
  const known = difficultyKnown(line, means);
  const isDifficult = known !== null && difficultyOf(line, means) > MILLION;
  if (line['allocation.resourceOnlyWhereDifficult'] === '1' && !isDifficult) return MILLION;
  const multipliers = line.designations
    .split(' ')
    .filter((kind) => kind !== '')
    .map((kind) => millionths(decimal(line[`allocation.resource.${kind}`])));
  if (multipliers.length === 0) return MILLION;
  return multipliers.reduce((most, value) => (value > most ? value : most));
}

const performanceOf = (line) =>
  line.band === '' || line.band === 'NOT_EVALUATED'
    ? MILLION
    : millionths(decimal(line[`allocation.performance.${line.band}`]));

const weightsOf = (line) =>
  line.weights
    .split(' ')
    .filter((text) => text !== '')
    .map((text) => text.split('='));

const asksForEffort = (line) =>
  line.effort_counts === 'true' || weightsOf(line).some(([factor]) => factor === 'EFFORT');

function scoreLine(line, means) {
  const off = new Set(line.switched_off.split(' '));
  const unless = (factor, value) => (off.has(factor) ? MILLION : value);
  const need = laggedNeed(line);
  const wanted = roundHalfUp(
    multiply([fenOf(line.idle), 1n], decimal(line['allocation.idleDeduction'])),
  );
  const deducted = wanted > need ? need : wanted;
  const factors = {
    difficulty: unless('difficulty', difficultyOf(line, means)),
    pressure: unless('pressure', pressureOf(line, means)),
    resource: unless('resource', resourceOf(line, means)),
    performance: unless('performance', performanceOf(line)),
    effort: unless('effort', asksForEffort(line) ? effortOf(line, means) : MILLION),
  };
  const score = Object.values(factors).reduce((all, factor) => all * factor, need - deducted);
  return { need, deducted, ...factors, score };
}

// --- Formula by weights -----------------------------------------------------------------------

function quantityOf(factor, line, county) {
  if (factor === 'EQUAL') return ONE;
  if (factor.startsWith('INDICATOR:')) return decimal(line[factor]) ?? [0n, 1n];
  const needed = county.need - county.deducted;
  return factor === 'NEED' ? [needed, 1n] : [needed * county[factor.toLowerCase()], MILLION];
}

/** Σ weight × share, in 10^−14: shares have ten places, weights four. */
function weigh(lines, counties) {
  for (const county of counties) county.score = 0n;
  for (const [factor, weight] of weightsOf(lines[0])) {
    const quantities = counties.map((county, i) => quantityOf(factor, lines[i], county));
    const [above, below] = quantities.reduce(add, [0n, 1n]);
    const weighed = roundHalfUp(multiply(decimal(weight), [10_000n, 1n]));
    quantities.forEach(([part, whole], i) => {
      const share = roundHalfUp([part * below * 10n ** 10n, whole * above]);
      counties[i].score += weighed * share;
    });
  }
}

// --- Distribution -----------------------------------------------------------------------------

/** Floor and cap in whole units. */
function boundsOf(line, unit) {
  const prior = fenOf(line.prior);
  const floor = ceilingOf(multiply([prior, unit], decimal(line.floor_ratio)));
  if (line.cap_ratio === '' || prior === 0n) return { floor, cap: null };
  const cap = floorOf(multiply([prior, unit], decimal(line.cap_ratio)));
  return { floor, cap: cap < floor ? floor : cap };
}

/** The λ with which Σ min(cap, max(floor, λ × score)) is the total. */
function lambdaOf(total, counties) {
  const turns = counties
    .filter(({ score, floor, cap }) => score > 0n && cap !== floor)
    .flatMap((county) => [
      { at: [county.floor, county.score], county, rises: true },
      ...(county.cap === null ? [] : [{ at: [county.cap, county.score], county, rises: false }]),
    ])
    .sort((a, b) => compare(a.at, b.at));
  let fixed = counties.reduce((sum, { floor }) => sum + floor, 0n);
  let rising = 0n;
  for (const { at, county, rises } of turns) {
    if (fixed * at[1] + rising * at[0] >= total * at[1]) break;
    fixed += rises ? -county.floor : county.cap;
    rising += rises ? county.score : -county.score;
  }
  return rising === 0n ? [0n, 1n] : [total - fixed, rising];
}

function distribute(total, counties) {
  const [above, below] = lambdaOf(total, counties);
  let left = total;
  for (const county of counties) {
    const product = above * county.score;
    county.remainder = 0n;
    if (product <= county.floor * below) county.amount = county.floor;
    else if (county.cap !== null && product >= county.cap * below) county.amount = county.cap;
    else {
      county.amount = product / below;
      county.remainder = product % below;
    }
    left -= county.amount;
  }
  const byRemainder = counties
    .filter(({ remainder }) => remainder > 0n)
    .sort((a, b) => (a.remainder === b.remainder ? 0 : a.remainder > b.remainder ? -1 : 1));
  for (const county of byRemainder) {
    if (left === 0n) break;
    county.amount += 1n;
    left -= 1n;
  }
}

// --- Comparing --------------------------------------------------------------------------------

function recompute(lines) {
  const means = meansOf(lines);
  const unit = fenOf(lines[0].unit);
  const byWeights = weightsOf(lines[0]).length > 0;
  const counties = lines.map((line) => ({
    region: line.region,
    ...scoreLine(line, means),
    ...boundsOf(line, unit),
  }));
  if (byWeights) weigh(lines, counties);
  distribute(fenOf(lines[0].total) / unit, counties);
  return counties.map((county, i) => ({
    need: yuan(county.need),
    deducted: yuan(county.deducted),
    difficulty: shown(county.difficulty, 6),
    pressure: shown(county.pressure, 6),
    resource: shown(county.resource, 6),
    performance: shown(county.performance, 6),
    effort: asksForEffort(lines[i]) ? shown(county.effort, 6) : '',
    score: byWeights
      ? shown(roundHalfUp([county.score, 10_000n]), 10)
      : yuan(roundHalfUp([county.score, MILLION ** 5n])),
    floor: yuan(county.floor * unit),
    cap: county.cap === null ? '' : yuan(county.cap * unit),
    amount: yuan(county.amount * unit),
    change: yuan(county.amount * unit - fenOf(lines[i].prior)),
  }));
}

const [path] = process.argv.slice(2);
if (path === undefined) {
  process.stderr.write('用法 usage: node recompute-allocation.mjs scheme.csv\n');
  process.exit(2);
}
const lines = readTable(readFileSync(path, 'utf8'));
if (lines.length === 0) throw new Error('an empty table');
let differences = 0;
for (const [i, figures] of recompute(lines).entries()) {
  for (const [name, value] of Object.entries(figures)) {
    if (lines[i][name] === value) continue;
    differences++;
    process.stdout.write(
      `${lines[i].region} ${name}: 表中 published ${lines[i][name]}, 复算 recomputed ${value}\n`,
    );
  }
}
process.stdout.write(
  differences === 0
    ? `${lines.length} 个县（市、区）全部一致 all ${lines.length} lines come out as published\n`
    : `${differences} 处不一致 figures differ\n`,
);
process.exitCode = differences === 0 ? 0 : 1;
