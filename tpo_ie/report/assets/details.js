// Articles with all their layers: packed in blocks, unpacked when first needed.

const blocks = new Map();
let allLoaded = false;

/** Return the articles of a block, as a promise. */
function loadBlock(number) {
  if (!blocks.has(number)) {
    const promise = unpack(document.getElementById(`block-${number}`).textContent);
    blocks.set(number, promise);
    promise.then((articles) => blocks.set(number, articles));
  }
  return Promise.resolve(blocks.get(number));
}

async function unpack(base64) {
  const bytes = Uint8Array.from(atob(base64), (letter) => letter.charCodeAt(0));
  if (!("DecompressionStream" in window)) return JSON.parse(new TextDecoder().decode(fflate.unzlibSync(bytes)));
  const stream = new Blob([bytes]).stream().pipeThrough(new DecompressionStream("deflate"));
  return JSON.parse(await new Response(stream).text());
}

const blockOf = (article) => Math.floor(article / DATA.blockArticles);

/** Return an article's layers, as a promise. */
const detailsOf = async (article) => (await loadBlock(blockOf(article)))[article % DATA.blockArticles];

/** Return an article's layers if they are unpacked already, else null. */
function detailsNow(article) {
  const block = blocks.get(blockOf(article));
  return Array.isArray(block) ? block[article % DATA.blockArticles] : null;
}

/** Unpack everything while nothing else is to be done, so that evidence can be searched. */
async function loadAll() {
  const pause = () =>
    new Promise((done) =>
      "requestIdleCallback" in window ? requestIdleCallback(done, { timeout: 200 }) : setTimeout(done),
    );
  for (let number = 0; number * DATA.blockArticles < ARTICLE_COUNT; number += 1) {
    await loadBlock(number);
    if (number % 8 === 7) await pause();
  }
  allLoaded = true;
}

const cut = (details, [start, end]) => details.text.slice(start, end).replace(/\s+/g, " ").trim();

/** Return the evidence of an action as one string; "" while it is not unpacked. */
function evidenceNow(action) {
  const details = detailsNow(ACTIONS.article[action]);
  return details ? evidenceIn(details, action) : "";
}

const evidenceIn = (details, action) =>
  details.actions[ACTIONS.number[action]][1].map((span) => cut(details, span)).join(" … ");
