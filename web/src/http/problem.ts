/** A call that failed. `message` is a sentence for people; `status` 0: no answer at all. */
export class ApiProblem extends Error {
  readonly status: number;
  readonly code: string;
  readonly field: string | undefined;

  constructor(status: number, code: string, message: string, field?: string) {
    super(message);
    this.name = 'ApiProblem';
    this.status = status;
    this.code = code;
    this.field = field;
  }
}

const SENTENCES: Readonly<Record<number, string>> = {
  0: 'The server does not answer. Check the connection and try again.',
  401: 'You are not signed in.',
  403: 'You are not allowed to do this.',
  404: 'It is not there, or not yours to see.',
  413: 'It is too large.',
  429: 'That was too often. Wait a moment and try again.',
  503: 'The server is busy. Try again in a moment.',
};

/** The problem of an answer: problem+json if the server sent one, else a sentence for its status. */
export function problemOf(status: number, body: string): ApiProblem {
  const fallback = SENTENCES[status] ?? 'The server could not do this.';
  try {
    const { code, detail, field } = JSON.parse(body) as Record<string, unknown>;
    const text = typeof detail === 'string' && detail ? detail : fallback;
    return new ApiProblem(status, String(code ?? ''), text, typeof field === 'string' ? field : undefined);
  } catch {
    return new ApiProblem(status, '', fallback);
  }
}
