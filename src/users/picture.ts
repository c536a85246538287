/** The picture of somebody who has none: their first two letters, drawn by our own server. */
export function defaultPicture(publicUrl: string, knownBy: string): string {
  const letters =
    knownBy
      .toLowerCase()
      .match(/[a-z0-9]/g)
      ?.slice(0, 2)
      .join('') ?? ''
  return `${publicUrl}avatars/${letters === '' ? 'user' : letters}.svg`
}
