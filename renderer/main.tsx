import '@fontsource-variable/source-serif-4/opsz.css';
import '@fontsource-variable/ibm-plex-sans/index.css';
import '@fontsource/ibm-plex-mono/latin-400.css';
import './styles/all.css';
import { createRoot } from 'react-dom/client';
import { Start } from './app/Start.tsx';
import { chooseDesktop } from './desktop/choose-desktop.ts';

const root = document.getElementById('root');
if (root) createRoot(root).render(<Start desktop={chooseDesktop()} />);
