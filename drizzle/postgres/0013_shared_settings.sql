-- What all terminals share: settings and margins, changed through functions that keep the history.
SELECT 1;
