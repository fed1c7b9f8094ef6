// Polars, through the Node package nodejs-polars, on the cases of FrameCases.cs: reads a case's name from standard
// input, prints the seconds of one call. With --peak it reads one file and prints the most memory, in bytes.
const fs = require('fs'), path = require('path');
let pl;
try { pl = require('nodejs-polars'); } catch { console.log('none'); process.exit(); }
const peak = () => {
  try { return +/VmHWM:\s*(\d+)/.exec(fs.readFileSync('/proc/self/status', 'utf8'))[1] * 1024; }
  catch { return process.resourceUsage().maxRSS * 1024; }
};
// Polars takes types from the first 100 rows, and refuses the file when they are wrong: it is told to look at all.
const allRows = { inferSchemaLength: 1000000 };
if (process.argv[2] === '--peak') {
  const frame = pl.readCSV(process.argv[3], /late_/.test(process.argv[3]) ? allRows : undefined);
  console.log(peak(), frame.height);
  process.exit();
}
const folder = process.argv[2], file = name => path.join(folder, name + '.csv');
const N = 1e7, M = 1e6;
let s = 12345;
const random = () => (s = (Math.imul(s, 1664525) + 1013904223) >>> 0) / 4294967296;
const normal = () => Math.sqrt(-2 * Math.log(1 - random())) * Math.cos(2 * Math.PI * random());
const floats = (n, next = normal) => { const a = new Float64Array(n); for (let i = 0; i < n; i++) a[i] = next(); return a; };
const wholes = (n, next) => { const a = new BigInt64Array(n); for (let i = 0; i < n; i++) a[i] = BigInt(next(i)); return a; };
const frame = columns => pl.DataFrame(Object.fromEntries(Object.entries(columns).map(([name, a]) => [name, pl.Series(name, a, a instanceof BigInt64Array ? pl.Int64 : pl.Float64)])));
let cache = {};
const once = (name, make) => { if (!(name in cache)) cache = { [name]: make() }; return cache[name]; };
const nothing = () => { cache = {}; };
const csv = () => once('csv', () => pl.readCSV(file('bench')));
const big = () => once('big', () => frame({ k: wholes(N, () => Math.floor(random() * 1000)), j: wholes(N, () => Math.floor(random() * 10)), u: floats(N), v: floats(N) }));
const mixed = () => once('mixed', () => frame({ i: wholes(M, () => Math.floor(random() * 1e9)), f: floats(M), p: wholes(M, i => i) }));
const pair = () => once('pair', () => {
  const keys = Array.from({ length: 1e5 }, (_, i) => i);
  for (let i = keys.length - 1; i > 0; i--) { const j = Math.floor(random() * (i + 1)); [keys[i], keys[j]] = [keys[j], keys[i]]; }
  return [frame({ k: wholes(M, () => Math.floor(random() * 1e5)), a: floats(M) }), frame({ k: wholes(1e5, i => keys[i]), b: floats(1e5) })];
});
const five = () => once('five', () => frame(Object.fromEntries([...'abcde'].map(c => [c, floats(M)]))));
const holes = () => once('holes', () => five().select(...[...'abcde'].map(c => pl.when(pl.col(c).gt(pl.lit(2.32))).then(pl.lit(null)).otherwise(pl.col(c)).alias(c))));
const mean = c => pl.col(c).mean(), sum = c => pl.col(c).sum();
const cases = {
  csv_read: [nothing, () => pl.readCSV(file('bench'))],
  csv_read_quoted: [nothing, () => pl.readCSV(file('quoted'))],
  csv_read_late_float: [nothing, () => pl.readCSV(file('late_float'), allRows)],
  csv_read_late_text: [nothing, () => pl.readCSV(file('late_text'), allRows)],
  csv_write: [csv, f => f.writeCSV(require('os').devNull)],
  groupby_string: [csv, f => f.groupBy('city').agg(mean('y'))],
  groupby_int_1e7: [big, f => f.groupBy('k').agg(mean('u').alias('um'), sum('u').alias('us'), mean('v').alias('vm'), sum('v').alias('vs'))],
  groupby_two_keys_1e7: [big, f => f.groupBy('k', 'j').agg(sum('u'), sum('v'))],
  filter_1e7: [big, f => f.filter(pl.col('u').gt(pl.lit(0.5)))],
  arithmetic_1e7: [big, f => f.withColumns(pl.col('u').mul(pl.lit(2)).plus(pl.col('v')).alias('w'))],
  sort_int: [mixed, f => f.sort('i')],
  sort_float: [mixed, f => f.sort('f')],
  join: [pair, f => f[0].join(f[1], { on: 'k', how: 'inner' })],
  describe: [five, f => f.describe()],
  fillna: [holes, f => f.select(pl.col('a', 'b', 'c', 'd', 'e').fillNull(pl.lit(0.0)))],
  rolling_mean: [five, f => f.getColumn('a').rollingMean({ windowSize: 20 })],
  json_read: [nothing, () => pl.readJSON(file('rows').replace(/csv$/, 'json'))],
  value_counts: [pair, f => f[0].getColumn('k').valueCounts()],
};
console.log('Polars ' + pl.version);
require('readline').createInterface({ input: process.stdin }).on('line', line => {
  if (!(line.trim() in cases)) return console.log('NaN'); // Polars has no such call, or it is not compared
  try {
    const [make, run] = cases[line.trim()];
    const made = make();
    const start = process.hrtime.bigint();
    run(made);
    console.log(Number(process.hrtime.bigint() - start) / 1e9);
  } catch (e) {
    process.stderr.write(`${line}: ${String(e.message).slice(0, 200)}\n`);
    console.log('NaN');
  }
});
