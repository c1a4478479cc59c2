// Asks the server, as whoever a personal link or a token says.

/** A personal link brings a token: it is kept for this tab, and leaves the address at once. */
const brought = /^#token=([\w-]+)$/.exec(location.hash);
if (brought) {
  sessionStorage.setItem('token', brought[1]);
  history.replaceState(null, '', location.pathname);
}

/** The token of whoever is here; null where nobody has said. */
export const token = sessionStorage.getItem('token');

/** Comes in with a token. */
export function enter(own) {
  sessionStorage.setItem('token', own);
  location.reload();
}

/** What a request fails with: `unreachable` when the server does not answer, else its `status`. */
export class Failure extends Error {
  constructor(message, { unreachable = false, status = 0 } = {}) {
    super(message);
    this.unreachable = unreachable;
    this.status = status;
  }
}

/** The answer to a request with its JSON, or a Failure that says what the server's problem says. */
export async function request(path, options) {
  const authorization = token ? { Authorization: `Bearer ${token}` } : {};
  let response;
  try {
    response = await fetch(path, { ...options, headers: { Accept: 'application/json', ...authorization, ...options?.headers } });
  } catch {
    throw new Failure('The server does not answer. Is it still running?', { unreachable: true });
  }
  const body = await response.json().catch(() => ({}));
  if (!response.ok) {
    throw new Failure(body.detail ?? body.title ?? `The server answered ${response.status}.`, { status: response.status });
  }
  return { body, response };
}

/** The JSON that a request is answered with. */
export async function ask(path, options) {
  return (await request(path, options)).body;
}

/** How JSON is sent. */
export function post(json, headers = {}) {
  return { method: 'POST', headers: { 'Content-Type': 'application/json', ...headers }, body: JSON.stringify(json) };
}

/** The address of something of a course. */
export const url = (...parts) => `api/v1/courses/${parts.map(encodeURIComponent).join('/')}`;
