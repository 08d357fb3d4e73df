import type { FieldError } from "./types";

/** An answer of the service that is not the one asked for (RFC 9457), or no answer at all. */
export class ApiProblem extends Error {
  constructor(
    /** The HTTP status; 0 if the service could not be reached. */
    readonly status: number,
    readonly code: string,
    detail: string,
    readonly requestId: string | undefined,
    readonly errors: FieldError[],
  ) {
    super(detail);
    this.name = "ApiProblem";
  }
}

interface Answer<Data> {
  data?: Data;
  error?: unknown;
  response: Response;
}

/** The data of an answer. Throws an `ApiProblem` if there is none. */
export async function expectData<Data>(call: Promise<Answer<Data>>): Promise<NonNullable<Data>> {
  const answer = await reach(call);
  if (answer.error !== undefined || !answer.response.ok || answer.data == null) {
    throw problemOf(answer.error, answer.response);
  }
  return answer.data;
}

/** For answers without a body, such as 204. */
export async function expectDone(call: Promise<Answer<unknown>>): Promise<void> {
  const answer = await reach(call);
  if (!answer.response.ok) throw problemOf(answer.error, answer.response);
}

async function reach<Data>(call: Promise<Answer<Data>>): Promise<Answer<Data>> {
  try {
    return await call;
  } catch (reason) {
    throw asProblem(reason);
  }
}

/** Whatever was thrown, as a problem that a page can show. */
export function asProblem(reason: unknown): ApiProblem {
  if (reason instanceof ApiProblem) return reason;
  const detail = reason instanceof Error ? reason.message : String(reason);
  return new ApiProblem(0, "unreachable", detail, undefined, []);
}

/** Reads the problem out of an answer's body, which may be anything when a proxy wrote it. */
export function problemOf(
  body: unknown,
  response: Pick<Response, "status" | "headers">,
): ApiProblem {
  const problem = (typeof body === "object" && body !== null ? body : {}) as Record<
    string,
    unknown
  >;
  const text = (name: string) => (typeof problem[name] === "string" ? problem[name] : undefined);
  return new ApiProblem(
    response.status,
    text("code") ?? "unexpected",
    text("detail") ?? text("title") ?? `HTTP ${response.status}`,
    text("request_id") ?? response.headers.get("x-request-id") ?? undefined,
    Array.isArray(problem.errors) ? (problem.errors as FieldError[]) : [],
  );
}
