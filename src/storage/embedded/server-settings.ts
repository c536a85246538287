// How the embedded server is set: small, durable, and reachable through its socket alone. Given on the command line,
// so that a new version of Rollcall brings its settings to a data folder of any age.

export const socketPort = 5432

export function serverSettings(socketFolder: string): readonly string[] {
  const settings: Record<string, string | number> = {
    listen_addresses: '',
    port: socketPort,
    unix_socket_directories: socketFolder,
    unix_socket_permissions: '0700',
    max_connections: 100,

    fsync: 'on',
    synchronous_commit: 'on',
    full_page_writes: 'on',
    wal_compression: 'on',
    max_wal_size: '2GB',
    checkpoint_timeout: '15min',

    shared_buffers: '256MB',
    work_mem: '8MB',
    maintenance_work_mem: '128MB',
    random_page_cost: 1.1,
    // Compiling a plan costs more than the short statements of a directory ever win back.
    jit: 'off',

    timezone: 'UTC',
    log_timezone: 'UTC',
    log_checkpoints: 'off',
    // A failed statement is logged without its text and its detail: both hold people's addresses.
    log_min_error_statement: 'panic',
    log_error_verbosity: 'terse',
  }
  return Object.entries(settings).flatMap(([name, value]) => ['-c', `${name}=${value}`])
}

/** Nothing of the caller's surroundings (PGDATA, PGPORT, LC_ALL …) may change how the server is made or run. */
export function serverEnvironment(): NodeJS.ProcessEnv {
  return { PATH: process.env.PATH, LC_ALL: 'C', TZ: 'UTC' }
}
