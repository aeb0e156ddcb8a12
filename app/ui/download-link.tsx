// A file made on the page itself, saved by a plain link; works without JavaScript.
import { buttonClass } from './button.tsx';
import { Icon } from './icon.tsx';

/** `content` is text, or base64 when `base64` is set. For small files: the whole file stands in the link. */
export function DownloadLink(props: {
  fileName: string;
  mediaType: string;
  content: string;
  base64?: boolean;
  label: string;
  size?: 'small' | 'medium';
}) {
  const data = props.base64 ? `;base64,${props.content}` : `;charset=utf-8,${encodeURIComponent(props.content)}`;
  return (
    <a className={buttonClass({ size: props.size })} download={props.fileName} href={`data:${props.mediaType}${data}`}>
      <Icon name="download" />
      {props.label}
    </a>
  );
}
