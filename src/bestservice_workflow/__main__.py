"""``python -m bestservice_workflow``: the command line."""

from bestservice_workflow.cli import main

if __name__ == "__main__":
    main()
