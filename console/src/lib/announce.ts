/** Says a sentence to people who listen to the page instead of looking at it. */
export function announce(sentence: string): void {
  const region = liveRegion()
  region.textContent = ''
  // A region that is filled in the same turn as it is emptied is not read again.
  window.setTimeout(() => {
    region.textContent = sentence
  }, 50)
}

function liveRegion(): HTMLElement {
  const existing = document.getElementById('announcements')
  if (existing !== null) return existing
  const region = document.createElement('div')
  region.id = 'announcements'
  region.className = 'sr-only'
  region.setAttribute('role', 'status')
  document.body.append(region)
  return region
}
