// The language somebody chose, kept in their browser. It is a wish and no secret, and so is none of the cookies in
// src/http/cookies.ts.

const name = 'rollcall-language'
const days = 400

export function readChosenLocale(cookies: string | undefined): string | null {
  const pairs = (cookies ?? '').split(';').map((pair) => pair.trim().split('='))
  const value = pairs.find(([given]) => given === name)?.[1] ?? ''
  return /^[A-Za-z-]{2,12}$/.test(value) ? value : null
}

export function chosenLocaleHeader(locale: string, publicUrl: string): string {
  const secure = publicUrl.startsWith('https:') ? '; Secure' : ''
  return `${name}=${locale}; Path=/; Max-Age=${days * 86_400}; HttpOnly; SameSite=Lax${secure}`
}
