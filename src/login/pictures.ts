import type { FastifyInstance } from 'fastify'
import type { Directory } from '../directory.ts'

const picturesPath = '/u/pictures'

export function picturePath(name: string): string {
  return `${picturesPath}/${name}`
}

/** What was uploaded, from our own origin: as a picture and as nothing else, whoever opens it. */
export function mountPictures(server: FastifyInstance, { stores }: Directory): void {
  server.get<{ Params: { name: string } }>(`${picturesPath}/:name`, async (request, reply) => {
    const { name } = request.params
    const picture = /^[\w-]{22}\.(png|jpg|webp|ico)$/.test(name) ? await stores.pictures.find(name) : null
    if (picture === null) return reply.callNotFound()
    return reply
      .type(picture.type)
      .header('cache-control', 'public, max-age=31536000, immutable')
      .header('content-security-policy', "default-src 'none'; sandbox")
      .header('x-content-type-options', 'nosniff')
      .send(picture.bytes)
  })
}
