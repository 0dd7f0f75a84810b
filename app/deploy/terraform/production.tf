# The rulesets of docs/rulesets/production.json and docs/rulesets/organisation/production.json. What they ask for stands here once; Terraform
# has two kinds of resources for it, and no way to write their blocks once.
locals {
  production = {
    name               = "Gatehouse: production"
    branches           = ["refs/heads/release/production"]
    check              = "gatehouse: production"
    approvals          = 1
    dismiss_stale      = false
    code_owners        = false
    last_push          = true
    threads            = false
    strict             = true
    spare_new_branches = true
  }
}

# For each repository that is named.
resource "github_repository_ruleset" "production" {
  for_each = var.repositories

  repository  = each.value
  name        = local.production.name
  target      = "branch"
  enforcement = "active"

  conditions {
    ref_name {
      include = local.production.branches
      exclude = []
    }
  }

  rules {
    deletion         = true
    non_fast_forward = true

    pull_request {
      required_approving_review_count   = local.production.approvals
      dismiss_stale_reviews_on_push     = local.production.dismiss_stale
      require_code_owner_review         = local.production.code_owners
      require_last_push_approval        = local.production.last_push
      required_review_thread_resolution = local.production.threads
    }

    required_status_checks {
      strict_required_status_checks_policy = local.production.strict
      do_not_enforce_on_create             = local.production.spare_new_branches

      required_check {
        context        = local.production.check
        integration_id = var.app_id
      }
    }
  }
}

# For every repository of the organisation whose name matches.
resource "github_organization_ruleset" "production" {
  count = length(var.organisation_repositories) > 0 ? 1 : 0

  name        = local.production.name
  target      = "branch"
  enforcement = "active"

  conditions {
    ref_name {
      include = local.production.branches
      exclude = []
    }

    repository_name {
      include = var.organisation_repositories
      exclude = []
    }
  }

  rules {
    deletion         = true
    non_fast_forward = true

    pull_request {
      required_approving_review_count   = local.production.approvals
      dismiss_stale_reviews_on_push     = local.production.dismiss_stale
      require_code_owner_review         = local.production.code_owners
      require_last_push_approval        = local.production.last_push
      required_review_thread_resolution = local.production.threads
    }

    required_status_checks {
      strict_required_status_checks_policy = local.production.strict
      do_not_enforce_on_create             = local.production.spare_new_branches

      required_check {
        context        = local.production.check
        integration_id = var.app_id
      }
    }
  }
}
