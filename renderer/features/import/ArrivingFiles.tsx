import { useEffect, useState } from 'react';
import { bringIn, bringInFolder } from '../../commands/source/bring-in.ts';
import { carriesFiles, takeDrop } from '../../desktop/browser-folders.ts';
import { useServices } from '../../state/use-services.ts';

/** Takes files and folders dropped anywhere on the window, and those the host hands over; shows where they will go while they are dragged. */
export function ArrivingFiles() {
  const services = useServices();
  const [over, setOver] = useState(false);
  useEffect(() => services.desktop.onFilesArrived((files) => bringIn(services, files)), [services]);
  useEffect(() => {
    let depth = 0;
    const enter = (event: DragEvent) => {
      if (!carriesFiles(event.dataTransfer)) return;
      event.preventDefault();
      depth += 1;
      setOver(true);
    };
    const move = (event: DragEvent) => {
      if (!event.dataTransfer || !carriesFiles(event.dataTransfer)) return;
      event.preventDefault();
      event.dataTransfer.dropEffect = 'copy';
    };
    const leave = () => {
      depth = Math.max(0, depth - 1);
      if (depth === 0) setOver(false);
    };
    const drop = (event: DragEvent) => {
      depth = 0;
      setOver(false);
      if (!event.dataTransfer || !carriesFiles(event.dataTransfer)) return;
      event.preventDefault();
      const dropped = takeDrop(event.dataTransfer);
      if (dropped.kind === 'files') bringIn(services, dropped.files);
      else void bringInFolder(services, dropped.name, dropped.found);
    };
    addEventListener('dragenter', enter);
    addEventListener('dragover', move);
    addEventListener('dragleave', leave);
    addEventListener('drop', drop);
    return () => {
      removeEventListener('dragenter', enter);
      removeEventListener('dragover', move);
      removeEventListener('dragleave', leave);
      removeEventListener('drop', drop);
    };
  }, [services]);
  return over ? (
    <div className="drop-hint" aria-hidden="true">
      <span>Drop to review before importing</span>
    </div>
  ) : null;
}
