"""Files: photos and their renditions, documents, films, and the checks of uploads."""
