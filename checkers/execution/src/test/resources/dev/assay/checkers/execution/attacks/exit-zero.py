# Ends as if all were well.
# must: runtime-error
import os
os._exit(0)
