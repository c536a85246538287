// The picture of people who have none: two letters on a colour that follows from them.
import type { FastifyInstance } from 'fastify'

export function mountAvatars(server: FastifyInstance): void {
  server.get<{ Params: { letters: string } }>('/avatars/:letters.svg', async (request, reply) => {
    const letters = request.params.letters.toLowerCase()
    if (!/^[a-z0-9]{1,4}$/.test(letters)) return reply.code(404).send()
    return reply
      .type('image/svg+xml')
      .header('cache-control', 'public, max-age=31536000, immutable')
      .header('content-security-policy', "default-src 'none'")
      .send(avatar(letters))
  })
}

function avatar(letters: string): string {
  const hue = [...letters].reduce((sum, letter) => sum * 31 + letter.charCodeAt(0), 7) % 360
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 96 96" width="96" height="96"><rect width="96" height="96" fill="hsl(${hue} 45% 42%)"/><text x="48" y="50" fill="#fff" font-family="system-ui, sans-serif" font-size="40" text-anchor="middle" dominant-baseline="middle">${letters.slice(0, 2).toUpperCase()}</text></svg>`
}
