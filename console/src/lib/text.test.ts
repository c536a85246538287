import { isValidElement } from 'react'
import { expect, test } from 'vitest'
import { t, tCount, tNodes, wantedLanguage } from './text.ts'

test('a sentence is filled with its values, and a value that holds braces is left alone', () => {
  expect(t('Suspended by {name}', { name: '{count}' })).toBe('Suspended by {count}')
})

test('a placeholder without a value stays, so that the fault is seen', () => {
  expect(t('Suspended by {name}')).toBe('Suspended by {name}')
})

test('a count chooses its form and is written as the language writes numbers', () => {
  expect(tCount(1, '1 user', '{count} users')).toBe('1 user')
  expect(tCount(0, '1 user', '{count} users')).toBe('0 users')
  expect(tCount(1_204, '1 user', '{count} users')).toBe('1,204 users')
})

test('elements take the place of their names', () => {
  const sentence = tNodes('Made by {name} here', { name: 'Olivia' })
  expect(isValidElement<{ children: unknown }>(sentence) && sentence.props.children).toEqual([
    'Made by ',
    'Olivia',
    ' here',
  ])
})

test('the first language that exists is taken, whatever the region, and English where there is none', () => {
  expect(wantedLanguage(['fr-FR', 'de-AT', 'en'])).toBe('de')
  expect(wantedLanguage(['fr'])).toBe('en')
})
