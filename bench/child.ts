import { fork } from 'node:child_process'
import { once } from 'node:events'
import type { FromChild, ToChild, Usage } from './parent-link.ts'

/** A measured server as the bench holds it. */
export interface Child<Ready = { readonly port: number }> {
  readonly ready: Ready
  usage(): Promise<Usage>
  stop(): Promise<void>
}

/** Starts `file` of this folder with a setup that JSON can carry; `notice` gets what the child tells unasked. */
export async function startChild<Ready>(
  file: string,
  setup: object,
  notice: (told: unknown) => void = () => undefined,
): Promise<Child<Ready>> {
  // Logs are written and thrown away: writing them is part of a server's work.
  const child = fork(new URL(file, import.meta.url), {
    execArgv: ['--disable-proto=delete'],
    stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
  })
  const ended = once(child, 'exit').then(([code]) => {
    throw new Error(`${file} ended with code ${code}`)
  })
  ended.catch(() => undefined)
  child.on('message', (message: FromChild) => {
    if (message.kind === 'notice') notice(message.notice)
  })
  const told = <Kind extends FromChild['kind']>(kind: Kind) =>
    new Promise<Extract<FromChild, { kind: Kind }>>((resolve) => {
      const listen = (message: FromChild) => {
        if (message.kind !== kind) return
        child.off('message', listen)
        resolve(message as Extract<FromChild, { kind: Kind }>)
      }
      child.on('message', listen)
    })
  const tell = (message: ToChild) => void child.send(message)

  tell({ kind: 'setup', setup })
  const { ready } = await Promise.race([told('ready'), ended])
  return {
    ready: ready as Ready,
    usage: async () => {
      tell({ kind: 'usage' })
      return (await Promise.race([told('usage'), ended])).usage
    },
    stop: async () => {
      if (child.exitCode !== null || child.signalCode !== null) return
      tell({ kind: 'stop' })
      await ended.catch(() => undefined)
    },
  }
}
