// The vendor's deploy tool as a process of its own, unpatched, told where we are and what certificate to trust.
import { execFile } from 'node:child_process'
import { mkdir, writeFile } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { compileCache } from '../support/compile-cache.ts'
import type { TestApp } from '../support/test-app.ts'
import { trustedCertificate } from '../support/test-certificate.ts'

const tool = createRequire(import.meta.url).resolve('auth0-deploy-cli/lib/index.js')

export interface Deployer {
  /** Where the export lies: a file or a folder, to be imported from. */
  exportTo(folder: string, format: 'yaml' | 'directory'): Promise<string>
  /** `more` are settings of this run alone. */
  importFrom(place: string, more?: Readonly<Record<string, unknown>>): Promise<void>
}

/** A client of the app with every scope, and the tool as that client. */
export async function deployer(app: TestApp, folder: string, settings: object): Promise<Deployer> {
  const audience = `${app.url}api/v2/`
  const { body } = await app.v1('POST', '/clients', {
    body: { name: 'Deploy', machine: true, audience, scopes: 'all' },
  })
  // Before it imports, the tool is busy for so long that a connection over which it had asked for a token itself would be
  // closed before it goes on.
  const token = await app.token()
  const { file } = await trustedCertificate()
  const config = {
    AUTH0_DOMAIN: new URL(app.url).host,
    AUTH0_CLIENT_ID: body.client_id,
    AUTH0_CLIENT_SECRET: body.client_secret,
    ...settings,
  }
  await mkdir(folder, { recursive: true })
  let runs = 0
  async function run(command: string, words: readonly string[], more: object = {}): Promise<void> {
    runs += 1
    const configFile = join(folder, `config-${runs}.json`)
    await writeFile(configFile, JSON.stringify({ ...config, ...more }))
    await promisify(execFile)(process.execPath, [tool, command, '--config_file', configFile, ...words], {
      env: { ...compileCache, PATH: process.env.PATH, NODE_EXTRA_CA_CERTS: file },
      cwd: folder,
      maxBuffer: 20_000_000,
    }).catch(({ stdout, stderr }) => {
      throw new Error(`The deploy tool failed:\n${stdout}${stderr}`)
    })
  }
  return {
    exportTo: async (to, format) => {
      await run('export', ['--format', format, '--output_folder', to])
      return format === 'yaml' ? join(to, 'tenant.yaml') : to
    },
    importFrom: async (place, more) => run('import', ['--input_file', place], { AUTH0_ACCESS_TOKEN: token, ...more }),
  }
}
