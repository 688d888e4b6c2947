export interface ToastProps {
  /** What happened; null shows nothing, but the live region stays so that the next one is read out. */
  text: string | null
  action?: { label: string; run(): void } | undefined
}

/** One line that tells what happened, with at most one thing to do about it. */
export const Toast = ({ text, action }: ToastProps) => (
  <div class="toast" role="status" aria-live="polite">
    {text !== null && (
      <div class="toast-line">
        <span>{text}</span>
        {action && (
          <button type="button" onClick={action.run}>
            {action.label}
          </button>
        )}
      </div>
    )}
  </div>
)
