/**
 * Loaded into Electron's own installer in front of it: gives up where there is no connection within five seconds, and
 * tells the parent process how far a download has come. The installer uses the global fetch.
 */
const CONNECT_TIMEOUT_MS = 5_000;
const original = globalThis.fetch;

globalThis.fetch = async (address, options) => {
  const controller = new AbortController();
  const timer = setTimeout(() => controller.abort(new Error('no connection')), CONNECT_TIMEOUT_MS);
  const response = await original(address, { ...options, signal: controller.signal });
  clearTimeout(timer);
  if (!response.ok || !response.body) return response;
  const total = Number(response.headers.get('content-length')) || null;
  let received = 0;
  // The answer has begun: from here on somebody watches that bytes keep coming, the first one included.
  process.send?.({ received, total });
  const counted = response.body.pipeThrough(
    new TransformStream({
      transform(chunk, out) {
        received += chunk.byteLength;
        process.send?.({ received, total });
        out.enqueue(chunk);
      },
    }),
  );
  return new Response(counted, { status: response.status, headers: response.headers });
};
