import { runCommand } from '../commands/run-command.ts';
import { useServices, useUi } from '../state/use-services.ts';
import { Icon } from '../ui/Icon.tsx';
import { Keys } from '../ui/Keys.tsx';
import { ToastTimer } from './ToastTimer.tsx';

/** Alerts that stay until they are dismissed, and toasts that go by themselves. */
export function Messages() {
  const services = useServices();
  const alerts = useUi((state) => state.alerts);
  const toasts = useUi((state) => state.toasts);
  if (alerts.length + toasts.length === 0) return null;
  return (
    <section className="messages" aria-label="Messages">
      {alerts.map((message) => (
        <div key={message} className="banner message-alert" role="alert">
          <Icon name="warn" />
          <span>{message}</span>
          <button
            type="button"
            className="icon-button"
            aria-label="Dismiss"
            onClick={() => services.ui.setState((state) => ({ alerts: state.alerts.filter((text) => text !== message) }))}
          >
            <Icon name="close" />
          </button>
        </div>
      ))}
      {toasts.map((toast) => (
        <ToastTimer key={toast.id} id={toast.id}>
          <span>{toast.message}</span>
          {toast.undo ? (
            <button type="button" className="link" onClick={() => runCommand(services, 'edit.undo')}>
              Undo
            </button>
          ) : null}
          {toast.undo ? <Keys shortcut="Mod+Z" /> : null}
          {toast.reveal ? (
            <button type="button" className="link" onClick={() => void services.desktop.revealFile(toast.reveal)}>
              Show in folder
            </button>
          ) : null}
        </ToastTimer>
      ))}
    </section>
  );
}
