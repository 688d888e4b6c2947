import { describe, expect, it } from 'vitest'
import { readPairing } from '../../../../extension/views/popup/pairing-text.ts'

describe('a pairing line', () => {
  it.each([
    ['{"url":"http://127.0.0.1:8787","code":"K7QF-29XD"}', 'http://127.0.0.1:8787', 'K7QF-29XD'],
    ['  {"url": "https://api.example", "code": "K7QF", "more": 1}\n', 'https://api.example', 'K7QF'],
    ['Here you are: {"url":"https://api.example","code":"K7QF"} See you!', 'https://api.example', 'K7QF'],
    ['https://api.example K7QF-29XD', 'https://api.example', 'K7QF-29XD'],
    ['https://api.example/team,  K7QF', 'https://api.example/team', 'K7QF'],
    ['api.example\tK7QF', 'api.example', 'K7QF'],
    ['https://api.example\nK7QF', 'https://api.example', 'K7QF'],
  ])('%j gives address and code', (line, address, code) => expect(readPairing(line)).toEqual({ address, code }))

  it.each([['https://api.example'], ['{"url":"https://api.example"}'], ['{"url":7,"code":8}'], ['{"url":'], ['']])('%j gives no code', (line) =>
    expect(readPairing(line)).toEqual({ address: line, code: '' }),
  )
})
