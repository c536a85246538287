// Which styles of a letter are drawn in the console: such as color, space and letters. None of them loads anything, and
// none takes a part of the letter out of the place it is drawn in.

export type LetterStyles = Readonly<Record<string, string>>

export function letterStyles(written: string): LetterStyles {
  const styles = written.split(';').flatMap((declaration) => {
    const [name = '', ...rest] = declaration.split(':')
    const property = name.trim().toLowerCase()
    const value = rest
      .join(':')
      .replace(/!important/i, '')
      .trim()
    if (property === 'background') return plainColor.test(value) ? [['backgroundColor', value] as const] : []
    return drawn.test(property) && isHarmless(value) ? [[inCamelCase(property), value] as const] : []
  })
  return Object.fromEntries(styles)
}

const drawn =
  /^(color|background-color|font-(family|size|weight|style)|line-height|letter-spacing|text-(align|decoration|transform)|(margin|padding)(-(top|right|bottom|left))?|border(-(top|right|bottom|left))?(-(color|style|width|radius))?|width|max-width|display|vertical-align|word-break|white-space)$/

const plainColor = /^(#[\da-f]{3,8}|[a-z]+|(rgb|hsl)a?\([\d\s.,%/]+\))$/i

function isHarmless(value: string): boolean {
  return /^[\w\s#.,%()'"-]*$/.test(value) && !/url|var|expression|image|attr|-\d/i.test(value)
}

function inCamelCase(property: string): string {
  return property.replace(/-([a-z])/g, (_, letter: string) => letter.toUpperCase())
}
