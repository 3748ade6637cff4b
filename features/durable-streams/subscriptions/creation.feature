@durable-streams
Feature: Subscriptions are made of a complete configuration
  What lacks something or has it out of range makes nothing; what is asked for twice is made once.

  @DS-6.2-01 @MUST @capability-subscriptions-webhook
  Rule: A subscription has one of the two types

    Scenario: Without a type
      When a client asks for a webhook subscription without "type"
      Then the request is refused
      And there is no subscription

    Scenario Outline: The type <type>
      When a client asks for a webhook subscription with "type" set to "<type>"
      Then the request is refused
      And there is no subscription

      Examples:
        | type         |
        | 'email'      |
        | 'WEBHOOK'    |
        | null         |
        | 7            |
        | ['webhook']  |

  @DS-6.2-02 @MUST @capability-subscriptions-webhook
  Rule: A webhook subscription has a URL

    Scenario: Without a webhook
      When a client asks for a webhook subscription without "webhook"
      Then the request is refused
      And there is no subscription

    Scenario Outline: The webhook <webhook>
      When a client asks for a webhook subscription with "webhook" set to "<webhook>"
      Then the request is refused
      And there is no subscription

      Examples:
        | webhook       |
        | {}            |
        | {'url': null} |
        | {'url': ''}   |
        | {'url': 7}    |

  @DS-6.2-03 @MUST @capability-subscriptions-pull
  Rule: A pull-wake subscription has a wake stream

    Scenario: Without a wake stream
      When a client asks for a pull-wake subscription without "wake_stream"
      Then the request is refused
      And there is no subscription

    Scenario Outline: The wake stream <name>
      When a client asks for a pull-wake subscription with "wake_stream" set to "<name>"
      Then the request is refused
      And there is no subscription

      Examples:
        | name |
        | null |
        | ''   |
        | 7    |

  @DS-6.2-04 @MUST @capability-subscriptions-pull
  Rule: A lease takes from a second to ten minutes

    Scenario Outline: A lease of <millis> ms is too short, too long or no time
      When a client asks for a pull-wake subscription with "lease_ttl_ms" set to "<millis>"
      Then the request is refused
      And there is no subscription

      Examples:
        | millis   |
        | 999      |
        | 600001   |
        | 0        |
        | -1       |
        | 1500.5   |
        | '30000'  |

    Scenario Outline: A lease of <millis> ms
      When a client asks for a pull-wake subscription with "lease_ttl_ms" set to "<millis>"
      Then the subscription is created
      And the subscription shows a lease of <millis> ms

      Examples:
        | millis |
        | 1000   |
        | 600000 |

  @DS-6.2-05 @MUST @capability-subscriptions-pull
  Rule: A lease takes thirty seconds where nothing is said

    Scenario: The default is shown
      Given a pull-wake subscription to the pattern "*"
      Then the subscription shows a lease of 30000 ms

    Scenario: The default is the same as thirty seconds that were asked for
      Given a pull-wake subscription to the pattern "*"
      When a client asks for it again with "lease_ttl_ms" set to "30000"
      Then the subscription is confirmed

    Scenario: The default is what a claim hands over
      Given a pull-wake subscription to a new stream "a"
      And a worker that works on 1 message of "a"
      When the worker releases its work
      And a worker claims the work
      Then the claim has all that a worker needs

  @DS-6.2-06 @MUST @capability-subscriptions-webhook
  Rule: A subscription is to a pattern or to streams

    Scenario: Neither pattern nor streams
      When a client asks for a webhook subscription without "pattern"
      Then the request is refused
      And there is no subscription

    Scenario: An empty list of streams
      When a client asks for a webhook subscription with "streams" set to "[]" and without "pattern"
      Then the request is refused
      And there is no subscription

    Scenario: Nothing as the list of streams
      When a client asks for a webhook subscription with "streams" set to "null" and without "pattern"
      Then the request is refused
      And there is no subscription

  @DS-6.2-09 @MUST @capability-subscriptions-webhook
  Rule: A new subscription is answered with its document

    Scenario: A subscription to a pattern
      Given a webhook subscription to the pattern "*"
      Then the subscription is created

    Scenario: A subscription to streams
      Given a webhook subscription to the new streams "a" and "b"
      Then the subscription is created

    @capability-subscriptions-pull
    Scenario: A subscription to be pulled
      Given a pull-wake subscription to the pattern "*"
      Then the subscription is created

  @DS-6.2-12 @MUST @capability-subscriptions-webhook
  Rule: No answer holds a secret that a receiver would share

    Scenario: The answer to the creation and the document
      Given a webhook subscription to the pattern "*" with a description
      Then the subscription shows no secret

  @DS-6.3-01 @MUST @capability-subscriptions-webhook
  Rule: The document shows the whole subscription

    Scenario: Webhooks for a pattern and streams
      Given the streams "a" and "b"
      And a webhook subscription to the pattern "*" and the streams "a" and "b" with a description
      Then the subscription shows everything that was asked for

    @capability-subscriptions-pull
    Scenario: A subscription to be pulled, with a description
      Given the stream "a"
      And a pull-wake subscription to the stream "a" with a description
      Then the subscription shows everything that was asked for
