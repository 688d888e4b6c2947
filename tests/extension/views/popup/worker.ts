import { vi } from 'vitest'
import { fakeBrowser } from 'wxt/testing/fake-browser'
import { answer } from '../../../../extension/services/answer.ts'
import { commandHandlers, pageHandlers } from '../../../../extension/services/handlers.ts'
import { type FakeApi, installApi } from '../../services/fake-api.ts'
import { restart } from '../../services/mortal.ts'
import { NOW } from './invented.ts'

export const connection = {
  url: 'https://api.example',
  key: 'key-1',
  workspace: { id: 'w1', name: 'Spring team' },
  member: { id: 'm1', name: 'Ada' },
}

/** A browser with the extension's service worker running, connected to a fresh API. */
export async function startWorker(): Promise<FakeApi> {
  fakeBrowser.reset()
  restart()
  vi.useFakeTimers({ toFake: ['Date', 'setTimeout', 'clearTimeout'], now: NOW })
  vi.stubGlobal('location', { origin: 'chrome-extension://own' })
  const { onMessage } = fakeBrowser.runtime
  const add = onMessage.addListener
  const spy = vi.spyOn(onMessage, 'addListener')
  spy.mockImplementation((listener) => add((message, _, respond) => listener(message, { url: 'chrome-extension://own/popup.html' }, respond)))
  answer(pageHandlers, commandHandlers)
  spy.mockRestore()
  await fakeBrowser.storage.local.set({ connection })
  return installApi()
}
