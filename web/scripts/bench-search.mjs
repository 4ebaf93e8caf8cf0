// Times the search language over 5,000 stories with descriptions: node scripts/bench-search.mjs
import { createServer } from 'vite';

const QUERIES = [
  'delivery',
  '"the price with" -is:blocked',
  'is:ready is:unassigned points>2 type:bug',
  '@ana #bug sprint:8 epic:payments',
  'nothing has these words',
];
const ROUNDS = 40;

const server = await createServer({ server: { middlewareMode: true }, appType: 'custom', logLevel: 'error' });
const { createLocalBoard } = await server.ssrLoadModule('/src/testing/localBoard.ts');
const { sampleBoard } = await server.ssrLoadModule('/src/testing/sampleBoard.ts');
const { matcher, parseQuery } = await server.ssrLoadModule('/src/domain/search.ts');

const entities = sampleBoard(5_000);
for (let i = 1; i < 5_000; i++)
  entities.push({ kind: 'text', id: `story${i}.description`, value: `Words of story ${i}. `.repeat(40), version: 1 });
const { board } = createLocalBoard(entities);
// As the page does it: plain maps, read once.
const source = {
  ...board,
  stories: new Map(board.stories),
  texts: new Map(board.texts),
  epics: new Map(board.epics),
  me: 'm-ana',
  asked: new Set(),
  isReady: (story) => story.ready?.length === 2,
};
const stories = board.backlog.value.map((id) => source.stories.get(id));

for (const query of QUERIES) {
  const times = [];
  let found = 0;
  for (let round = 0; round < ROUNDS; round++) {
    const start = performance.now();
    const matches = matcher(parseQuery(query), source);
    found = stories.filter(matches).length;
    times.push(performance.now() - start);
  }
  const first = times[0].toFixed(1);
  const p95 = times.sort((a, b) => a - b)[Math.floor(ROUNDS * 0.95)].toFixed(1);
  console.log(`${query.padEnd(45)} ${String(found).padStart(5)} found, first ${first} ms, p95 ${p95} ms`);
}
await server.close();
