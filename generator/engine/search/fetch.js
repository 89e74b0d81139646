/* Brings a search index over the network: packed with gzip unless the server has already unpacked it. */
(function (root) {
  'use strict';

  async function unpacked(bytes) {
    const isPacked = bytes[0] === 0x1f && bytes[1] === 0x8b;
    if (!isPacked) return new TextDecoder().decode(bytes);
    return new Response(new Blob([bytes]).stream().pipeThrough(new DecompressionStream('gzip'))).text();
  }

  /* The index below the root of a build, ready to be asked. */
  async function fetchIndex(site) {
    const answer = await fetch(new URL('search/handbook.idx', site));
    if (!answer.ok) throw new Error(answer.status + ' ' + answer.url);
    return root.HandbookSearch.load(JSON.parse(await unpacked(new Uint8Array(await answer.arrayBuffer()))));
  }

  root.HandbookSearch.fetchIndex = fetchIndex;
})(typeof self === 'undefined' ? globalThis : self);
