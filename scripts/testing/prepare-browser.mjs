// The browser of the journeys: the machine's own, or Debian's package where root may install it.
import { findChromium, installChromium } from '../chromium.mjs'

/** Whether there is one. */
export function prepareBrowser() {
  if (findChromium()) return true
  console.log('\nNo Chromium here; installing the package, if this machine allows it.')
  try {
    return installChromium() !== null
  } catch (error) {
    console.log(error instanceof Error ? error.message : error)
    return false
  }
}
