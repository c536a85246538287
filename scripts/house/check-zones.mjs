// Arrows point one way. Tests may import what they need; everything else in src and console/src obeys the table.
import { isTest } from './house-files.mjs'
import { importedPackage, importedPath, importsOf } from './imports.mjs'
import { guardedPackages, zones } from './zones.mjs'

/**
 * @param {readonly import('./house-files.mjs').SourceFile[]} sources
 * @returns {import('./breach.mjs').Breach[]}
 */
export function checkZones(sources) {
  return sources.filter(({ path }) => isHeld(path)).flatMap(checkFile)
}

/** @param {string} path */
function isHeld(path) {
  return /^(src|console\/src)\//.test(path) && !isTest(path)
}

/** @param {import('./house-files.mjs').SourceFile} file */
function checkFile({ path, text }) {
  const zone = zoneOf(path)
  if (zone === null) {
    const sentence = `no zone holds ${path}: give its folder a row in scripts/house/zones.mjs and ARCHITECTURE.md`
    return [{ file: path, line: 1, rule: 'zone', sentence }]
  }
  return importsOf(text).flatMap((found) => {
    const sentence =
      refusedArrow(path, zone, found.specifier) ?? refusedPackage(zone, found.specifier) ?? refusedValue(path, found)
    return sentence === null ? [] : [{ file: path, line: found.line, rule: 'zone', sentence }]
  })
}

/**
 * @param {string} path
 * @param {string} zone
 * @param {string} specifier
 */
function refusedArrow(path, zone, specifier) {
  const target = importedPath(path, specifier)
  if (target === null) return null
  const targetZone = zoneOf(target)
  if (targetZone === zone || (targetZone !== null && zones[zone]?.mayImport.includes(targetZone))) return null
  return `${zone} must not import ${targetZone ?? target}`
}

/**
 * @param {string} zone
 * @param {string} specifier
 */
function refusedPackage(zone, specifier) {
  const name = importedPackage(specifier)
  if (name === null || !isNamed(guardedPackages, name) || isNamed(zones[zone]?.packages ?? [], name)) return null
  return `${zone} must not import the package ${name}`
}

/**
 * The directory is a list of contracts: a value in it would tie every face to whatever the value needs.
 * @param {string} path
 * @param {import('./imports.mjs').Import} found
 */
function refusedValue(path, { isType }) {
  return path === 'src/directory.ts' && !isType ? 'src/directory.ts imports types only' : null
}

/** @param {string} path */
function zoneOf(path) {
  const fitting = Object.keys(zones).filter((zone) => path === zone || path.startsWith(`${zone}/`))
  return fitting.sort((a, b) => b.length - a.length)[0] ?? null
}

/**
 * @param {readonly string[]} patterns
 * @param {string} name
 */
function isNamed(patterns, name) {
  return patterns.some((pattern) => (pattern.endsWith('*') ? name.startsWith(pattern.slice(0, -1)) : pattern === name))
}
