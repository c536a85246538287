import { language } from './text.ts'

/** "Security key" as it stands in the middle of a sentence. German keeps its capitals. */
export function withinSentence(words: string): string {
  return language === 'en' ? `${words.charAt(0).toLowerCase()}${words.slice(1)}` : words
}
