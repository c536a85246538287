// The command line: a program of its own that calls a running Rollcall over HTTP as any other program does, and imports
// nothing of the server. Each command is a file; this one reads what was asked, runs it and answers with an exit code.
import { readFileSync } from 'node:fs'
import { connect } from './api.ts'
import { type Asked, readArguments } from './arguments.ts'
import { commands } from './commands.ts'
import { CommandFailure, UsageFault } from './failure.ts'
import { createOutput } from './output.ts'
import { findServer } from './server-address.ts'

// Whoever reads the output, such as `head`, may have enough of it.
process.stdout.on('error', (fault: NodeJS.ErrnoException) => {
  if (fault.code === 'EPIPE') process.exit(0)
  throw fault
})

process.exitCode = await run().then(() => 0, tell)

async function run(): Promise<void> {
  const asked = readArguments(process.argv.slice(2), commands)
  if (asked.kind === 'help') process.stdout.write(asked.text)
  else if (asked.kind === 'version') showVersion(asked.isJson)
  else await runCommand(asked)
}

async function runCommand({ command, options, operands, isJson, help }: Asked & { kind: 'run' }): Promise<void> {
  await command.run({
    options,
    operands,
    output: createOutput(isJson),
    variables: process.env,
    api: () => connect(findServer(process.env)),
    misused: (sentence) => new UsageFault(sentence, help),
  })
}

function showVersion(isJson: boolean): void {
  const { version } = JSON.parse(readFileSync(new URL('../../package.json', import.meta.url), 'utf8'))
  createOutput(isJson).result({ version }, [`rollcall ${version}`])
}

/** Answers the exit code. */
function tell(fault: unknown): number {
  if (fault instanceof UsageFault) {
    process.stderr.write(fault.help === '' ? `${fault.message}\n` : `${fault.message}\n\n${fault.help}`)
    return 2
  }
  // Whatever else comes here is a mistake of ours, and its stack is what a report needs.
  process.stderr.write(`${fault instanceof CommandFailure ? fault.message : (fault as Error).stack}\n`)
  return 1
}
