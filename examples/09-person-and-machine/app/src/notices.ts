import { Notification } from 'electron';

/** Shows a notification that can be answered with text, where the platform has such. */
export function tell(title: string, body: string, onReply: (text: string) => void): void {
  const notification = new Notification({ title, body, hasReply: true, replyPlaceholder: 'One more' });
  notification.on('reply', (_event, reply) => onReply(reply));
  notification.show();
}
