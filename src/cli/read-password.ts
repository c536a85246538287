import { createInterface } from 'node:readline/promises'
import { Writable } from 'node:stream'
import { CommandFailure } from './failure.ts'

/** Asks twice on the terminal, without showing what is typed. Null where there is no terminal. */
export async function readPassword(email: string): Promise<string | null> {
  const { stdin, stderr } = process
  if (!stdin.isTTY || !stderr.isTTY) return null
  const first = await ask(`Password for ${email}: `)
  if ((await ask('The same again: ')) === first) return first
  throw new CommandFailure('The two passwords are not the same; nobody was added.')
}

async function ask(question: string): Promise<string> {
  process.stderr.write(question)
  // Readline edits the line as usual and echoes it into nothing.
  const nowhere = new Writable({ write: (_chunk, _encoding, done) => done() })
  const lines = createInterface({ input: process.stdin, output: nowhere, terminal: true })
  const cancelled = new Promise<never>((_, reject) => {
    lines.once('SIGINT', () => reject(new CommandFailure('Cancelled; nobody was added.')))
    lines.once('close', () => reject(new CommandFailure('No password was typed; nobody was added.')))
  })
  try {
    return await Promise.race([lines.question(''), cancelled])
  } finally {
    lines.close()
    process.stderr.write('\n')
  }
}
