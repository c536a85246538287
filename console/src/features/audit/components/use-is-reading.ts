import { useEffect, useState } from 'react'

const awayFromTopPixels = 160

/** Somebody scrolled down or selected text: what moves below them would be in the way. */
export function useIsReading(): boolean {
  const [isReading, setIsReading] = useState(false)
  useEffect(() => {
    const look = () => {
      const selected = getSelection()?.toString() ?? ''
      setIsReading(window.scrollY > awayFromTopPixels || selected !== '')
    }
    addEventListener('scroll', look, { passive: true })
    document.addEventListener('selectionchange', look)
    return () => {
      removeEventListener('scroll', look)
      document.removeEventListener('selectionchange', look)
    }
  }, [])
  return isReading
}
