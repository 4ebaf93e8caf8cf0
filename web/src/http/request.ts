import { ApiProblem, problemOf } from './problem';

type Method = 'GET' | 'POST' | 'DELETE';

/** Gets a text. Rejects with ApiProblem, also when there is no answer. */
export async function requestText(path: string): Promise<string> {
  let response: Response;
  let text: string;
  try {
    response = await fetch(path, { credentials: 'same-origin', cache: 'no-store' });
    text = await response.text();
  } catch {
    throw problemOf(0, '');
  }
  if (!response.ok) throw problemOf(response.status, text);
  return text;
}

/**
 * Calls the server's API. Rejects with ApiProblem, also when there is no answer.
 *
 * @param headers more of them: a screen shows its token in one, people have their cookie
 */
export async function request<T>(
  method: Method,
  path: string,
  body?: unknown,
  headers: Readonly<Record<string, string>> = {},
): Promise<T> {
  const json =
    body === undefined
      ? { headers }
      : { body: JSON.stringify(body), headers: { ...headers, 'Content-Type': 'application/json' } };
  let response: Response;
  let text: string;
  try {
    response = await fetch(path, { method, credentials: 'same-origin', cache: 'no-store', ...json });
    text = await response.text();
  } catch {
    throw problemOf(0, '');
  }
  if (!response.ok) throw problemOf(response.status, text);
  return (text === '' ? undefined : JSON.parse(text)) as T;
}

/**
 * Sends a file and tells how much of it is sent (0 to 1). Rejects with ApiProblem.
 *
 * @param signal aborts it
 */
export function upload<T>(
  path: string,
  file: Blob,
  progress: (part: number) => void,
  signal?: AbortSignal,
): Promise<T> {
  return new Promise((resolve, reject) => {
    const call = new XMLHttpRequest();
    call.open('POST', path);
    call.setRequestHeader('Content-Type', file.type || 'application/octet-stream');
    call.upload.onprogress = ({ loaded, total }) => progress(total ? loaded / total : 0);
    call.onload = () => {
      if (call.status >= 200 && call.status < 300) resolve(JSON.parse(call.responseText) as T);
      else reject(problemOf(call.status, call.responseText));
    };
    call.onerror = () => reject(problemOf(0, ''));
    call.onabort = () => reject(new ApiProblem(0, 'ABORTED', 'Stopped.'));
    signal?.addEventListener('abort', () => call.abort());
    call.send(file);
  });
}
