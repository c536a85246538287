import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { commands } from '../../src/cli/commands.ts'
import { runCli } from './run-cli.ts'

const { version } = JSON.parse(readFileSync(new URL('../../package.json', import.meta.url), 'utf8'))

test('--help lists every command and leaves with 0', async () => {
  const { code, stdout, stderr } = await runCli(['--help'])
  expect({ code, stderr }).toEqual({ code: 0, stderr: '' })
  for (const { name, summary } of commands) expect(stdout).toMatch(new RegExp(`${name} +${summary.slice(0, 20)}`))
})

test('a command has its own help, before and after its name', async () => {
  const after = await runCli(['clients', 'create', '--help'])
  expect(after).toMatchObject({ code: 0, stderr: '' })
  expect(after.stdout).toMatch(/^Usage: rollcall clients create --name NAME \[options\]\n/)
  expect(await runCli(['--help', 'clients', 'create'])).toEqual(after)
  expect(await runCli(['clients', 'create', '-h'])).toEqual(after)
})

test('the first word alone shows what there is below it', async () => {
  const help = await runCli(['users', '--help'])
  expect(help).toMatchObject({ code: 0, stderr: '' })
  expect(help.stdout).toContain('users suspend')
  expect(help.stdout).not.toContain('clients')
  expect(await runCli(['users'])).toEqual({ code: 2, stdout: '', stderr: `What about users?\n\n${help.stdout}` })
})

test('--version is that of the package', async () => {
  expect(await runCli(['--version'])).toEqual({ code: 0, stdout: `rollcall ${version}\n`, stderr: '' })
  expect(await runCli(['--json', '--version'])).toEqual({ code: 0, stdout: `{"version":"${version}"}\n`, stderr: '' })
})

test.each([
  ['no command at all', [], 'Name a command.', 'COMMAND'],
  ['a command that does not exist', ['backup'], 'There is no command "backup".', 'COMMAND'],
  ['a second word that does not exist', ['keys', 'eat'], 'There is no command "keys eat".', 'keys COMMAND'],
  ['a required option left out', ['clients', 'create', '--json'], '--name NAME is missing.', 'clients create'],
  ['an unknown option', ['keys', 'rotate', '--now'], 'There is no option --now here.', 'keys rotate'],
  ['an option called as a method of objects', ['keys', 'rotate', '--toString'], 'no option --toString', 'keys rotate'],
  ['an unknown short option', ['keys', 'rotate', '-x'], 'There is no option -x here.', 'keys rotate'],
  ['an option without its value', ['clients', 'create', '--name'], '--name needs a value', 'clients create'],
  ['an option in place of a value', ['clients', 'create', '--name', '--machine'], '--name needs a', 'clients create'],
  ['an option twice', ['users', 'find', 'x', '--limit', '1', '--limit', '2'], '--limit is given twice.', 'users find'],
  ['a value for a switch', ['clients', 'create', '--name', 'a', '--machine=no'], 'takes no value', 'clients create'],
  ['a missing operand', ['users', 'suspend'], 'ID is missing.', 'users suspend'],
  ['one operand too many', ['users', 'suspend', 'a', 'b'], '"b" is one word too many.', 'users suspend'],
  ['a list with a gap', ['keys', 'create', '--permissions', 'a,,b'], '--permissions is "all" or', 'keys create'],
  ['a list that is empty', ['clients', 'create', '--name', 'a', '--scopes='], '--scopes is "all" or', 'clients create'],
  ['a limit that is none', ['users', 'find', 'x', '--limit', '201'], 'from 1 to 200; it is 201.', 'users find'],
  ['an unknown format', ['users', 'export', '--format', 'xml'], '--format is json or csv', 'users export'],
  ['an export into the one object', ['users', 'export', '--json'], 'name a file by --out', 'users export'],
  ['no people to seed', ['seed', '--users', '0'], 'from 1 to 10,000,000; it is 0.', 'seed'],
  ['a word for a number', ['seed', '--users', 'many'], 'it is many.', 'seed'],
])('%s is wrong usage: 2, with the help of what was meant on stderr', async (_, words, sentence, usage) => {
  const { code, stdout, stderr } = await runCli(words)
  expect({ code, stdout }).toEqual({ code: 2, stdout: '' })
  expect(stderr.split('\n', 1)[0]).toContain(sentence)
  expect(stderr).toContain(`\n\nUsage: rollcall ${usage}`)
})
