"""Files: photos and their renditions, documents, films; what an upload must pass before it is kept."""
