// How a sign-in remembers what another provider answered, for its page and for support.
import type { UpstreamFailure } from '../upstreams/upstream.ts'

/** Such as `upstream access_denied Google`. */
export function upstreamFailureText({ answer, provider }: Pick<UpstreamFailure, 'answer' | 'provider'>): string {
  return `upstream ${answer} ${provider}`
}

/** Null where the last failure was something else. */
export function readUpstreamFailure(
  lastFailure: string | null,
): { readonly provider: string; readonly answer: string } | null {
  const [, answer, provider] = /^upstream (\S+) (.+)$/s.exec(lastFailure ?? '') ?? []
  return answer === undefined || provider === undefined ? null : { provider, answer }
}
