import Bowser from 'bowser'

interface AgentName {
  /** As the vendor's logs write it: `Chrome 120.0.0 / Windows 10.0.0`, with `Other 0.0.0` for what is not known. */
  readonly text: string
  readonly isMobile: boolean
}

const remembered = new Map<string, AgentName>()
const rememberedAtMost = 1_000

/** The same few browsers come over and over, and reading one takes long. */
export function agentName(userAgent: string | null): AgentName {
  const key = userAgent ?? ''
  const known = remembered.get(key)
  if (known !== undefined) return known
  if (remembered.size >= rememberedAtMost) remembered.clear()
  const name = nameOf(key)
  remembered.set(key, name)
  return name
}

function nameOf(userAgent: string): AgentName {
  if (userAgent === '') return { text: 'Other 0.0.0 / Other 0.0.0', isMobile: false }
  const { browser, os, platform } = Bowser.parse(userAgent)
  return { text: `${partName(browser)} / ${partName(os)}`, isMobile: platform.type === 'mobile' }
}

function partName({ name, version }: { readonly name?: string; readonly version?: string }): string {
  if (name === undefined || name === '') return 'Other 0.0.0'
  const [major = '0', minor = '0', patch = '0'] = version?.match(/\d+/g) ?? []
  return `${name} ${major}.${minor}.${patch}`
}
