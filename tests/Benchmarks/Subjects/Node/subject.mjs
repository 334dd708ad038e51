// The Node clients: soundcloud-api-ts with its own iterator, and plain fetch with JSON.parse.
import { createInterface } from 'node:readline';

const [name, uri] = process.argv.slice(2);
const base = uri.replace(/\/$/, '');

async function soundcloudApiTs() {
  const { SoundCloudClient } = await import('soundcloud-api-ts');
  // Its addresses are constants, so requests for the first page and the token are redirected to loopback. Links to other pages come from there.
  const fetchOnward = globalThis.fetch;
  globalThis.fetch = (target, init) => fetchOnward(target.replace(/^https:\/\/(api|secure)\.soundcloud\.com/, base), init);
  const client = new SoundCloudClient({ clientId: 'bench', clientSecret: 'bench-secret' });
  client.setToken((await client.auth.getClientToken()).access_token);
  return async (pages) => {
    let items = 0, checksum = 0;
    for await (const track of client.paginateItems(() => client.users.getTracks(pages, 200))) {
      items++;
      checksum += track.id;
    }
    return { items, checksum };
  };
}

function fetchAndParse() {
  return async (pages) => {
    let items = 0, checksum = 0;
    let next = `${base}/users/${pages}/tracks?limit=200&linked_partitioning=true`;
    while (next) {
      const page = JSON.parse(await (await fetch(next, { headers: { Authorization: 'OAuth bench-token' } })).text());
      for (const track of page.collection) {
        items++;
        checksum += track.id;
      }
      next = page.next_href;
    }
    return { items, checksum };
  };
}

const run = name === 'fetch' ? fetchAndParse() : await soundcloudApiTs();
console.log('ready');
for await (const line of createInterface({ input: process.stdin })) {
  const job = JSON.parse(line);
  const cpu = process.cpuUsage();
  const start = process.hrtime.bigint();
  const sum = await run(job.pages);
  const wallMs = Number(process.hrtime.bigint() - start) / 1e6;
  const spent = process.cpuUsage(cpu);
  console.log(JSON.stringify({ ...sum, wallMs, cpuMs: (spent.user + spent.system) / 1000, peakRssKb: process.resourceUsage().maxRSS }));
}
