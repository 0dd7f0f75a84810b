terraform {
  required_version = ">= 1.5"

  required_providers {
    github = {
      source  = "integrations/github"
      version = "~> 6.7"
    }
  }
}

variable "app_id" {
  description = "Numeric id of your Gatehouse App. Without it, anybody's green check of that name would do."
  type        = number

  validation {
    condition     = var.app_id > 0
    error_message = "The id stands on the settings page of the App, and in credentials/app.env."
  }
}

variable "repositories" {
  description = "Repositories that get the ruleset of production."
  type        = set(string)
  default     = []
}
