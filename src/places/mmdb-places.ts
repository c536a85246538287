// Places from MMDB files that the operator brings: none is shipped, because each has a licence of its own (stack.md 6).
import { isIPv6 } from 'node:net'
import { open, type Reader, type Response } from 'maxmind'
import type { Place, Places } from '../kernel/place.ts'
import { isPublicAddress } from '../kernel/public-address.ts'

/** Reads the files whole. Throws an Error that names the file and the setting when one cannot be read. */
export async function createPlaces(files: readonly string[]): Promise<Places> {
  const readers = await Promise.all(files.map(opened))
  return {
    tables: readers.map(({ metadata }) => ({ kind: metadata.databaseType, builtAt: metadata.buildEpoch })),
    placeOf: (ip) => {
      if (ip === null || !isPublicAddress(ip)) return null
      const found = readers.map((reader) => placeIn(reader, ip))
      const country = found.find((place) => place.country !== null)?.country ?? null
      const city = found.find((place) => place.city !== null)?.city ?? null
      return country === null && city === null ? null : { country, city }
    },
  }
}

async function opened(file: string): Promise<Reader<Response>> {
  try {
    return await open(file)
  } catch (fault) {
    throw new Error(`PLACES_FILES names ${file}, which is no readable MMDB file`, { cause: fault })
  }
}

/** Both schemas that are in use: nested, as MaxMind's and DB-IP's, and flat, as the country tables of ip-location-db. */
function placeIn(reader: Reader<Response>, ip: string): Place {
  if (isIPv6(ip) && reader.metadata.ipVersion === 4) return { country: null, city: null }
  const record = recordOf(reader.get(ip))
  return {
    country: countryCode(recordOf(record.country).iso_code) ?? countryCode(record.country_code),
    city: text(recordOf(recordOf(record.city).names).en) ?? text(record.city),
  }
}

function recordOf(value: unknown): Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null ? (value as Record<string, unknown>) : {}
}

function countryCode(value: unknown): string | null {
  return typeof value === 'string' && /^[A-Z]{2}$/.test(value) ? value : null
}

function text(value: unknown): string | null {
  return typeof value === 'string' && value.trim() !== '' ? value.trim() : null
}
